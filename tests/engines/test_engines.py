"""An engine gives the rows that this process gives."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detente.batch import Task, code_batch
from detente.ledger.ledger import Ledger
from tests.ledger.small import ARTICLES, rows

if TYPE_CHECKING:
    from distributed import Client

pytestmark = pytest.mark.model
BATCHES = [pa.RecordBatch.from_pylist(ARTICLES[at : at + 2]) for at in range(0, len(ARTICLES), 2)]
NO_SPARK = not (importlib.util.find_spec("pyspark") and shutil.which("java"))


@pytest.fixture
def client() -> "Iterator[Client]":
    """Return a cluster of two processes on this machine."""
    from distributed import Client

    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as found:
        yield found


def local() -> list[pa.RecordBatch]:
    return [code_batch(batch, Task()) for batch in BATCHES]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:distributed", "ignore::ResourceWarning")
def test_dask_gives_the_rows_of_the_local_run(client: "Client", tmp_path: Path) -> None:
    from detente.engines.dask import code_batches

    made = list(code_batches(client, BATCHES, ahead=1))
    assert [batch.to_pylist() for batch in made] == [batch.to_pylist() for batch in local()]
    with Ledger(tmp_path / "a.duckdb") as here, Ledger(tmp_path / "b.duckdb") as there:
        assert here.add(local()).articles == len(ARTICLES)
        assert there.add(made).articles == len(ARTICLES)
        assert there.add(made).known == len(ARTICLES)
        assert rows(here) == rows(there)


def test_the_example_for_dask_runs(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ARTICLES), tmp_path / "articles.parquet")
    example = Path(__file__).parents[2] / "examples" / "cluster" / "dask_cluster.py"
    command = [sys.executable, str(example), str(tmp_path / "articles.parquet"), str(tmp_path / "x.duckdb")]
    for known in (0, len(ARTICLES)):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.stdout.startswith(f"{len(ARTICLES) - known} articles"), ran.stderr
        assert ran.stdout.endswith(f"{known} were there before\n")


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning", "ignore::ResourceWarning")
@pytest.mark.skipif(NO_SPARK, reason="needs pyspark (detente[spark]) and Java 17")
def test_spark_gives_the_rows_of_the_local_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession

    from detente.engines.spark import code_frame

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        frame = session.createDataFrame([tuple(row.values()) for row in ARTICLES], list(ARTICLES[0]))
        made = [row.asDict(recursive=True) for row in code_frame(frame.repartition(2)).collect()]
    finally:
        session.stop()
    wanted = [row for batch in local() for row in batch.to_pylist()]
    by_text = {row["article"]["text"]: row for row in made}
    for row in wanted:
        found = by_text[row["article"]["text"]]
        assert found["events"] == row["events"]
        assert found["statements"] == row["statements"]
        assert bytes(found["parse"]) == row["parse"]
