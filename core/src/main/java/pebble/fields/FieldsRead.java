package pebble.fields;

import pebble.documents.DocumentId;

/** What a document states was read anew, or a person said otherwise. */
public record FieldsRead(DocumentId document) {}
