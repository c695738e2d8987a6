"""Code a Parquet file of articles with Spark, and keep the records in a ledger.

spark-submit examples/cluster/spark_cluster.py articles.parquet relations.duckdb
"""

import sys
import tempfile

import pyarrow.dataset as ds
from pyspark.sql import SparkSession

from detente import Ledger
from detente.engines.spark import code_frame


def main(source: str, path: str) -> None:
    """Code the articles into Parquet files, and add these to the ledger."""
    spark = SparkSession.builder.getOrCreate()
    with tempfile.TemporaryDirectory() as folder, Ledger(path) as ledger:
        code_frame(spark.read.parquet(source)).write.mode("overwrite").parquet(folder)
        tally = ledger.add(ds.dataset(folder, format="parquet").to_batches())
        print(f"{tally.articles} articles, {tally.events} events; {tally.known} were there before")


if __name__ == "__main__":
    main(*sys.argv[1:])
