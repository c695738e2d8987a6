"""Parquet files."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from detente.sources import columns
from detente.sources.flow import HEAD
from detente.sources.items import Draft, Fault

if TYPE_CHECKING:
    import pyarrow as pa

# Rows that are held at once.
BATCH = 64


def parquet_rows(file: BinaryIO, source: str, chosen: Mapping[str, str]) -> Iterator[Draft | Fault]:
    """Yield the rows of a Parquet file; of its columns only those that hold fields of an article are read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        parquet = pq.ParquetFile(file, buffer_size=HEAD)
        names = parquet.schema_arrow.names
        found = columns.fields(names, chosen)
        if "text" not in found:
            yield Fault(f"{source}: {columns.no_text(names)}")
            return
        number = 0
        for batch in parquet.iter_batches(batch_size=BATCH, columns=list(found.values())):
            for values in rows(batch):
                number += 1
                yield columns.row(values, found, f"{source}, row {number}")
    except (pa.ArrowException, OSError, ValueError, LookupError, OverflowError) as error:
        reason = str(error).partition("\n")[0][:200]
        yield Fault(f"{source}: a damaged Parquet file: {reason}: write it anew")


def rows(batch: "pa.RecordBatch") -> list[dict[str, Any]]:
    """Return the rows; of times the day alone, which every one of them has."""
    import pyarrow as pa

    values = [
        column.cast(pa.date32(), safe=False) if pa.types.is_timestamp(column.type) else column
        for column in batch.columns
    ]
    return list(pa.RecordBatch.from_arrays(values, names=batch.schema.names).to_pylist())
