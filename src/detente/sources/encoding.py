"""Bytes become characters: UTF-8, else Windows-1252; what is no text is refused with the remedy."""

from detente.errors import SourceError

# Characters in the longest article; no more bytes are read than these can take in UTF-8.
LONGEST = 1_000_000
MOST_BYTES = 4 * LONGEST + 4
TOO_LONG = f"too long for one article (at most {LONGEST:,} characters): split it into one file an article"

CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
SAVE, UNPACK = "save it as plain text in UTF-8 first", "unpack it first"
SIGNATURES = {
    b"%PDF-": f"a PDF file, not plain text: {SAVE}", b"{\\rtf": f"a Rich Text file, not plain text: {SAVE}",
    b"PK\x03\x04": f"a compressed or office file: {UNPACK}, or {SAVE}", b"\xd0\xcf\x11\xe0": f"an office file: {SAVE}",
    b"\x1f\x8b": f"a compressed file: {UNPACK}", b"BZh": f"a compressed file: {UNPACK}",
    b"\xfd7zXZ": f"a compressed file: {UNPACK}", b"7z\xbc\xaf": f"a compressed file: {UNPACK}",
    b"\x28\xb5\x2f\xfd": f"a compressed file: {UNPACK}",
    b"\xff\xfe": f"UTF-16 text: {SAVE}", b"\xfe\xff": f"UTF-16 text: {SAVE}",
}  # fmt: skip


def decode(data: bytes, name: str) -> str:
    """Return the plain text in `data`; SourceError where it holds none."""
    refuse(data, name)
    if len(data) > MOST_BYTES:
        raise SourceError(f"{name}: {TOO_LONG}")
    try:
        text = characters(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = f"{name}, line {line}: broken encoding at byte {error.start + 1}"
        raise SourceError(f"{place}: save the file as UTF-8") from error
    if len(text) > LONGEST:
        raise SourceError(f"{name}: {TOO_LONG}")
    return text


def refuse(data: bytes, name: str) -> None:
    """Raise SourceError if `data`, or what begins with it, is no plain text."""
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise SourceError(f"{name}: {what}")
    controls = len(data) - len(data.translate(None, CONTROLS))
    if b"\0" in data or controls > len(data) / 500 + 3:
        raise SourceError(f"{name}: binary data, not text: {SAVE}")


def characters(data: bytes) -> str:
    """Return `data` read as UTF-8, else as Windows-1252; UnicodeDecodeError where it is broken UTF-8, or neither."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not is_broken_utf8(data):
            try:
                return data.decode("cp1252")
            except UnicodeDecodeError:
                pass
        raise


def is_broken_utf8(data: bytes) -> bool:
    """Tell UTF-8 that breaks somewhere from what is no UTF-8: more of its characters are whole than broken."""
    plain = data.decode("utf-8", errors="replace")
    broken = plain.count("\ufffd")
    return len(plain) - len(plain.encode("ascii", errors="ignore")) - broken > broken
