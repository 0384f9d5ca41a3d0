// How long "Send" takes until the answer is on the disk, against the same number of bare write + fsync on the
// same file system in the same run. The limit is a ratio of 2.
//   outbox_bench [puts] [folder]

#include "tests/support/counting_vfs.h"
#include "tests/support/outbox_fixture.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include <fcntl.h>
#include <unistd.h>

using namespace pledge;

namespace {

using Micro = std::chrono::duration<double, std::micro>;
constexpr double kLimit = 2.0;
constexpr std::size_t kPage = 8192;

template <class F>
double microseconds(const F& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return Micro(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> all) {
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

void fail(const char* why) {
    std::cerr << why << "\n";
    std::exit(1);
}

// One page at the end of a file, then fsync: what any durable write costs at least.
void bare_sync(int fd) {
    static const std::vector<char> page(kPage, 'x');
    if (::write(fd, page.data(), page.size()) != static_cast<ssize_t>(page.size()) || ::fsync(fd) != 0)
        fail("The folder can't be written to; name another one.");
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t puts = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 200;
    if (argc > 2) ::setenv("TMPDIR", argv[2], 1);
    if (puts < 1 || puts > 1000) fail("usage: outbox_bench [puts, 1 to 1000] [folder]");

    testing::CountingVfs counting;
    testing::OutboxFixture f;
    auto made = outbox::Outbox::create(f.path, puts + 1, testing::OutboxFixture::key(),
                                       {f.random, f.clock, testing::CountingVfs::kName}, f.wave.public_key);
    if (!made) fail(made.error().say.c_str());
    auto& box = *made;
    if (!box.put(f.envelope(0))) fail("The first answer found no room.");  // warm
    const int fd = ::open((f.folder / "bare").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);

    std::vector<double> put_times, bare_times;
    testing::CountingVfs::counts() = {};
    for (std::uint32_t n = 1; n <= puts; ++n) {
        const auto envelope = f.envelope(n);
        put_times.push_back(microseconds([&] {
            if (!box.put(envelope)) fail("An answer found no room.");
        }));
        const int each = testing::CountingVfs::counts().syncs() / static_cast<int>(n);
        bare_times.push_back(microseconds([&] {
            for (int i = 0; i < each; ++i) bare_sync(fd);
        }));
    }
    ::close(fd);
    const auto counts = testing::CountingVfs::counts();
    const double put = median(put_times), bare = median(bare_times), ratio = put / bare;
    std::cout << "outbox: " << puts << " answers, each "
              << static_cast<double>(counts.syncs()) / static_cast<double>(puts) << " fsyncs ("
              << counts.file_syncs << " of files, " << counts.folder_syncs << " of the folder) and "
              << static_cast<double>(counts.writes) / static_cast<double>(puts) << " writes\n"
              << "put → durable: median " << put << " µs; as many bare write + fsync: median " << bare
              << " µs; ratio " << ratio << " (limit " << kLimit << ")\n";
    return 0;
}
