"""Changes what a client of MIT Kerberos believes: its clock, or how long its tickets last. What the KDC has sealed stays.

    ccache.py FILE clock SECONDS    the client's clock is that far from this machine's
    ccache.py FILE lasts SECONDS    the tickets are good for so long from now, for all that the client knows

The format is version 4 (MIT's documentation, "Credential cache file format"); the clock is the difference that a client
notes when the KDC's is another (DeltaTime).
"""

import struct
import sys
import time

VERSION_4 = b"\x05\x04"


class Reader:
    def __init__(self, octets):
        self.octets, self.at = octets, 0

    def take(self, count):
        part = self.octets[self.at : self.at + count]
        assert len(part) == count, "the cache is cut off"
        self.at += count
        return part

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def data(self):
        self.take(self.number(">I"))

    def name(self):
        self.take(4)  # its type
        for _ in range(self.number(">I") + 1):  # the realm, and the parts
            self.data()


def lives(octets):
    """Where each ticket's life begins (when it was asked for, from when it is good) and ends, as places in the cache."""
    reader = Reader(octets)
    assert reader.take(2) == VERSION_4
    reader.take(reader.number(">H"))
    reader.name()
    while reader.at < len(octets):
        reader.name()  # of the client
        reader.name()  # of the service
        reader.take(2)
        reader.data()  # the key
        yield reader.at
        reader.take(4 * 4 + 1 + 4)  # four times, the last until when it can be renewed; a flag; flags
        for _ in range(2):  # addresses, and what else is known
            for _ in range(reader.number(">I")):
                reader.take(2)
                reader.data()
        reader.data()  # the ticket
        reader.data()


def with_clock(octets, seconds):
    changed = bytearray(octets)
    for at in lives(octets):
        for time_at in range(at, at + 12, 4):
            (known,) = struct.unpack_from(">I", octets, time_at)
            struct.pack_into(">I", changed, time_at, known and known + seconds)  # 0: what is no ticket has none
    (head,) = struct.unpack_from(">H", octets, 2)
    tag = struct.pack(">HHii", 1, 8, seconds, 0)
    return VERSION_4 + struct.pack(">H", len(tag)) + tag + bytes(changed[4 + head :])


def with_life(octets, seconds):
    changed = bytearray(octets)
    for at in lives(octets):
        struct.pack_into(">I", changed, at + 8, int(time.time()) + seconds)
    return bytes(changed)


def main():
    file, what, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(file, "rb") as cache:
        octets = cache.read()
    change = {"clock": with_clock, "lasts": with_life}[what]
    with open(file, "wb") as cache:
        cache.write(change(octets, seconds))


if __name__ == "__main__":
    main()
