"""Bytes from a file or a pipe, unpacked where they are compressed: never more of them than asked for.

Nothing here raises for bad content: where bytes break off, a flow ends there and its `fault` says why.
"""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP, BOM = b"\x1f\x8b", b"\xef\xbb\xbf"
# Bytes: what is looked at to tell the kind of a source; the most that a page, a row or a line may
# hold; what is passed over, at most, in search of the next line that can be read, where a line counts
# for some bytes at least.
HEAD, LARGEST, BARREN, LINE = 1 << 16, 8_000_000, 64_000_000, 64


class Flow(io.RawIOBase):
    """Bytes that may break off: `fault` then says why, and no more come.

    `packed`: they were compressed. `tail`: the last of those read.
    """

    def __init__(self, raw: BinaryIO, *, packed: bool = False) -> None:
        self.packed = packed
        self.fault: str | None = None
        self.tail = b""
        self._count = 0
        self._more = getattr(raw, "read1", raw.read)  # what there is before a fault, not the fault alone
        self._ahead = b""

    def head(self) -> bytes:
        """Return the first bytes without taking them away."""
        while len(self._ahead) < HEAD and (data := self._take(HEAD)):
            self._ahead += data
        return self._ahead[:HEAD]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        data = self._ahead[: len(view)] or self._take(len(view))
        self._ahead = self._ahead[len(data) :]
        view[: len(data)] = data
        self.tail = (self.tail + data)[-4:]
        self._count += len(data)
        return len(data)

    def tell(self) -> int:
        return self._count

    def _take(self, size: int) -> bytes:
        if self.fault:
            return b""
        try:
            return cast(bytes, self._more(size))
        except EOFError:
            self.fault = "cut short: the compressed file ends too early: fetch or copy it again"
        except (gzip.BadGzipFile, zlib.error) as error:
            self.fault = f"damaged: {str(error).partition(':')[0]}: fetch or copy it again"
        except (OSError, ValueError) as error:
            self.fault = f"cannot be read: {error}"
        return b""


def unpacked(raw: BinaryIO) -> Flow:
    """Return the bytes of `raw`, those inside where it is a gzip file."""
    flow = Flow(raw)
    if not flow.head().startswith(GZIP):
        return flow
    return Flow(cast(BinaryIO, gzip.GzipFile(fileobj=io.BufferedReader(flow, HEAD))), packed=True)


def lines(flow: Flow) -> Iterator[tuple[int, bytes | None]]:
    """Yield number, from 1, and bytes of each line; None for one that is too long to hold.

    A last line that a fault may have cut is left out.
    """
    reader = io.BufferedReader(flow, HEAD)
    number = barren = 0
    while line := reader.readline(LARGEST + 1):
        number += 1
        too_long = len(line) > LARGEST
        barren = barren + max(LINE, len(line)) if too_long or line.isspace() else 0
        while too_long and line and not line.endswith(b"\n") and barren <= BARREN:
            line = reader.readline(HEAD)
            barren += len(line)
        if flow.fault and not line.endswith(b"\n"):
            return
        yield number, None if too_long else line.removeprefix(BOM) if number == 1 else line
        if barren > BARREN:
            flow.fault = f"nothing that can be read in {BARREN:,} bytes up to line {number}: the rest is left out"
            return
