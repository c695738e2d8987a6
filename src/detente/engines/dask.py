"""Code batches of articles on a Dask cluster: a laboratory's machines."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from detente.batch import Task, code_batch

if TYPE_CHECKING:
    from distributed import Client, Future


def code_batches(
    client: "Client", batches: Iterable[pa.RecordBatch], task: Task | None = None, *, ahead: int = 4
) -> Iterator[pa.RecordBatch]:
    """Yield the records (schema `detente.batch.CODED`) of batches of articles, in order.

    `batches` have columns by the names of Article's fields, `text` among them, as
    `pyarrow.parquet.ParquetFile.iter_batches` gives them. At most `ahead` batches a worker are
    under way, so that memory does not grow with the corpus. Détente must be installed on the workers.
    """
    most = ahead * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    function = partial(code_batch, task=task or Task())
    waiting: deque[Future[pa.RecordBatch]] = deque()
    for batch in batches:
        # The same batch again is the same work again, not an answer that the scheduler remembers.
        waiting.append(client.submit(function, batch, pure=False))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
