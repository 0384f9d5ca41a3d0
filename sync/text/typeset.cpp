#include "sync/text/typeset.h"

#include "sync/text/layout.h"

namespace pledge::text {

double Typeset::width() const {
    return layout_->extent.logical.width / kUnits;
}
double Typeset::height() const {
    return layout_->extent.logical.height / kUnits;
}
int Typeset::lines() const {
    return layout_->extent.lines;
}

}  // namespace pledge::text
