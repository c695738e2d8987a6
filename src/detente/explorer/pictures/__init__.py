"""Pictures as Vega and Vega-Lite specifications: drawn in the browser, and by `detente plot`."""
