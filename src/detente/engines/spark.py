"""Code articles on a Spark cluster: a company's machines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from detente.batch import CODED, Task, code_batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def code_frame(articles: "DataFrame", task: Task | None = None) -> "DataFrame":
    """Return the records (schema `detente.batch.CODED`) of a frame of articles, a row each.

    Columns go by the names of Article's fields, `text` among them. Nothing is done before the
    answer is written or collected. Détente must be installed on the executors.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    given = task or Task()

    def code(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield code_batch(batch, given)

    return articles.mapInArrow(code, from_arrow_schema(CODED))
