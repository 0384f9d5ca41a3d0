#include "sync/council/pages/refusal.h"

#include "sync/council/accounts/front.h"

namespace pledge::council {
namespace {

const char* sentence_for(int status) {
    switch (status) {
        case 404:
            return "There is no page at this address; check it for a slip, or begin at the first page.";
        case 405:
            return "This page can't be opened by its address; begin at the first page.";
        case 408:
            return "What you sent came too slowly; nothing was done, check the connection and try again.";
        case 413:
            return kTooLarge;
        case 431:
            return "Your browser sends too much before its question; delete its cookies for this site, and "
                   "try again.";
        default:
            break;
    }
    if (status >= 500) return "The server could not answer; nothing is half done, try again in a minute.";
    return "Your browser sent something that this server can't read; nothing was done, go back and try "
           "again.";
}

}  // namespace

http::Response refusal_page(int status) {
    return sentence_page(status, sentence_for(status));
}

}  // namespace pledge::council
