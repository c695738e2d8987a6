"""Write a file whole or not at all, from batches of rows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of `path` once all is written; what fails leaves nothing behind."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_lines(out: IO[bytes], batches: "pa.RecordBatchReader", header: str | None) -> int:
    """Write the first column, a line each row; return the number of rows."""
    count = 0
    if header is not None:
        out.write(f"{header}\n".encode())
    for batch in batches:
        out.write("".join(f"{line}\n" for line in batch.column(0).to_pylist()).encode())
        count += batch.num_rows
    return count


def write_csv(out: IO[bytes], batches: "pa.RecordBatchReader") -> int:
    """Write comma-separated values with a header; null is empty, text is quoted."""
    from pyarrow.csv import CSVWriter

    count = 0
    with CSVWriter(out, batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def write_parquet(out: IO[bytes], batches: "pa.RecordBatchReader") -> int:
    """Write Parquet with nested columns as they are."""
    from pyarrow.parquet import ParquetWriter

    count = 0
    with ParquetWriter(out, batches.schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count
