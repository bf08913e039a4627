package pebble.connectors.parsers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;
import org.jspecify.annotations.Nullable;

/** What people wrote onto a PDF: into the fields of a form, as notes, as comments. It is no part of the pages' own text. */
final class PdfForms {
    private static final int MOST_FIELDS = 20_000;
    private static final String FORM_DATA = "xfa:data";

    private final @Nullable PDAcroForm form;
    private final Map<COSDictionary, String> values = new IdentityHashMap<>();
    private boolean whole = true;

    record Field(String value, PDRectangle place) {}

    PdfForms(PDDocument document) {
        this.form = form(document);
        if (form != null) {
            collect(form);
        }
    }

    /** Whether all could be told; where not, the pages are to be looked at. */
    boolean isWhole() {
        return whole;
    }

    private @Nullable PDAcroForm form(PDDocument document) {
        try {
            return document.getDocumentCatalog().getAcroForm(null);
        } catch (RuntimeException broken) {
            whole = false;
            return null;
        }
    }

    private void collect(PDAcroForm form) {
        try {
            int seen = 0;
            for (PDField field : form.getFieldTree()) {
                if (seen++ > MOST_FIELDS) {
                    return;
                }
                if (field instanceof PDVariableText written) {
                    String value = written.getValueAsString();
                    for (PDAnnotationWidget widget : written.getWidgets()) {
                        values.put(widget.getCOSObject(), value == null ? "" : value);
                    }
                }
            }
        } catch (RuntimeException broken) {
            // The fields that were found before are what can be told of the form.
            whole = false;
        }
    }

    List<Field> on(PDPage page) {
        List<Field> found = new ArrayList<>();
        try {
            for (PDAnnotation annotation : page.getAnnotations()) {
                String value = value(annotation);
                PDRectangle place = annotation.getRectangle();
                if (place != null && value != null && !value.isBlank()) {
                    found.add(new Field(value.strip().replace("\r\n", "\n").replace('\r', '\n'), place));
                }
            }
        } catch (IOException | RuntimeException broken) {
            whole = false;
        }
        return found;
    }

    private @Nullable String value(PDAnnotation annotation) {
        return switch (annotation.getSubtype()) {
            case "Widget" -> values.get(annotation.getCOSObject());
            case "FreeText", "Text" -> annotation.getContents();
            case null, default -> null;
        };
    }

    /** What was filled into a form that its reader should lay out (XFA); of such the pages say only that it cannot be shown. */
    String dynamicText() {
        try {
            return form == null || form.getXFA() == null || !values.isEmpty()
                    ? ""
                    : XmlText.within(FORM_DATA, Decoding.xml(form.getXFA().getBytes()));
        } catch (IOException | RuntimeException broken) {
            whole = false;
            return "";
        }
    }
}
