"""Parquet files, whole and damaged."""

import datetime as dt
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from detente.sources.items import Item
from tests.sources.small import ENGLISH, ROWS, articles, found, parquet, reasons


def written(table: pa.Table) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, row_group_size=2)
    return file.getvalue()


def test_times_and_days_of_any_type(tmp_path: Path) -> None:
    when = dt.datetime(2017, 3, 3, 23, 30, 0, 1)
    for kind in (pa.timestamp("ns"), pa.timestamp("us", tz="UTC"), pa.timestamp("s"), pa.date32(), pa.date64()):
        value = when.date() if pa.types.is_date(kind) else when.replace(microsecond=0)
        table = pa.table({"text": [ENGLISH], "date": pa.array([value], kind)})
        (article,) = articles(found(written(table), tmp_path))
        assert article.published == "2017-03-03", kind


def test_other_columns_do_no_harm(tmp_path: Path) -> None:
    table = pa.table({
        "Body": pa.array([ENGLISH, None], pa.large_string()),
        "source": pa.array(["The Fjord", None]).dictionary_encode(),
        "vector": [[1.0], [2.0]],
        "nested": [{"text": "x"}, None],
    })  # fmt: skip
    things = found(written(table), tmp_path)
    assert isinstance(things[0], Item)
    assert things[0].data == {"text": ENGLISH, "outlet": "The Fjord"}
    assert reasons(things) == [
        f"{tmp_path}/source, row 2: no text in 'Body': name the column that holds it, as text=NAME"
    ]  # fmt: skip


def test_no_column_of_text_and_no_rows(tmp_path: Path) -> None:
    told = reasons(found(written(pa.table({"a": [1], "b": ["x"]})), tmp_path))
    assert told == [f"{tmp_path}/source: which column holds the text? There are a, b: name it, as text=NAME"]
    assert reasons(found(written(pa.table({"text": pa.array([], pa.string())})), tmp_path)) == [
        f"{tmp_path}/source: it holds no articles"
    ]


def test_a_damaged_file(tmp_path: Path) -> None:
    data = parquet(ROWS * 40)
    for broken in (data[:-20], data[:60] + b"\xff" * 200 + data[260:], data[:8], data[:30] + data[-3000:]):
        told = reasons(found(broken, tmp_path))
        assert told
        assert told[-1].startswith(f"{tmp_path}/source: a damaged Parquet file: ")
        assert "\n" not in told[-1]
