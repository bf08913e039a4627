package pebble.shelf;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;
import pebble.blobs.Blobs;
import pebble.documents.Document;

/** The bytes of a document, of which a part may be asked for. */
final class BlobResource extends AbstractResource {
    private final Blobs blobs;
    private final Document document;

    BlobResource(Blobs blobs, Document document) {
        this.blobs = blobs;
        this.document = document;
    }

    @Override
    public long contentLength() {
        return document.sizeBytes();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return blobs.open(document.sha256(), 0);
    }

    @Override
    public String getDescription() {
        return "document " + document.id();
    }
}
