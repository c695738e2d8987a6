"""Code a Parquet file of articles on a Dask cluster, and keep the records in a ledger.

python examples/cluster/dask_cluster.py articles.parquet relations.duckdb [SCHEDULER]

Without the address of a scheduler, a cluster of two workers is started on this machine.
"""

import sys

import pyarrow.parquet as pq
from distributed import Client

from detente import Ledger
from detente.engines.dask import code_batches


def main(source: str, path: str, scheduler: str | None = None) -> None:
    """Code the articles, a batch at a time, and print how many are new."""
    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with Client(scheduler, **({} if scheduler else settings)) as client, Ledger(path) as ledger:
        batches = pq.ParquetFile(source).iter_batches(batch_size=64)
        tally = ledger.add(code_batches(client, batches))
        print(f"{tally.articles} articles, {tally.events} events; {tally.known} were there before")


if __name__ == "__main__":
    main(*sys.argv[1:])
