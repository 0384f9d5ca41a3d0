#!/usr/bin/env python3
"""Passes connections to a port of this machine's own on to another machine, as the near end of a tunnel does.

    relay.py PORT HOST PORT
"""
import asyncio
import contextlib
import sys


async def carry(from_, to):
    with contextlib.suppress(OSError):
        while data := await from_.read(65536):
            to.write(data)
            await to.drain()
    to.close()


async def main(port, host, there):
    async def pass_on(reader, writer):
        try:
            far_reader, far_writer = await asyncio.wait_for(asyncio.open_connection(host, there), 5)
        except (OSError, asyncio.TimeoutError):
            writer.close()
            return
        await asyncio.gather(carry(reader, far_writer), carry(far_reader, writer))

    server = await asyncio.start_server(pass_on, "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
