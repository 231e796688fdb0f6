"""The booking rules, the protocol, the store, the documents and the central service of Mødested."""
