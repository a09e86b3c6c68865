// A program that loads libraries handles their values as well: one import gives both.
@_exported public import CableCatalog
