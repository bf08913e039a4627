package pebble.fields;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What documents may state. */
public enum FieldName {
    BID_NUMBER(Type.TEXT),
    /** By which notices of one procedure know each other, where it is not the bid number. */
    PROCEDURE(Type.TEXT),
    NOTICE_TYPE(Type.TEXT),
    TITLE(Type.TEXT),
    /** Of the order itself, and on other papers of the order that they are about. */
    PO_NUMBER(Type.TEXT),
    INVOICE_NUMBER(Type.TEXT),
    CERTIFICATE_NUMBER(Type.TEXT),
    /** Of the paper. */
    DATE(Type.MOMENT),
    SELLER(Type.TEXT),
    SELLER_GSTIN(Type.TEXT),
    BUYER(Type.TEXT),
    BUYER_GSTIN(Type.TEXT),
    DEPARTMENT(Type.TEXT),
    MINISTRY(Type.TEXT),
    CATEGORY(Type.TEXT),
    ESTIMATED_VALUE(Type.MONEY),
    /** The deposit (earnest money, bid security). */
    EMD(Type.MONEY),
    SUBMISSION_DEADLINE(Type.MOMENT),
    /** To ask for taking part, in procedures of two stages. */
    PARTICIPATION_DEADLINE(Type.MOMENT),
    OPENING_DATE(Type.MOMENT),
    /** Before taxes. */
    NET(Type.MONEY),
    TAX(Type.MONEY),
    /** To be paid, with taxes. */
    TOTAL(Type.MONEY),
    DUE_DATE(Type.MOMENT),
    PAYMENT_TERMS(Type.TEXT),
    /** How long a bid holds. */
    VALIDITY(Type.QUANTITY),
    DELIVERY_DATE(Type.MOMENT),
    DELIVERY_PLACE(Type.TEXT),
    DELIVERY_PERIOD(Type.QUANTITY),
    LOTS(Type.QUANTITY),
    PRODUCT(Type.TEXT),
    CAS_NUMBER(Type.TEXT),
    BATCH_NUMBER(Type.TEXT),
    /** Of a month, its first day. */
    MANUFACTURE_DATE(Type.MOMENT),
    /** Of a month, its last day; so the next. */
    EXPIRY_DATE(Type.MOMENT),
    RETEST_DATE(Type.MOMENT),
    /** By which it was tested: "IS 252:2013". */
    STANDARD(Type.TEXT),
    SIGNATORY(Type.TEXT),
    PARAMETERS(Type.PARAMETER, true),
    ITEMS(Type.ITEM, true),
    /** A checklist: to be returned with the bid. */
    DOCUMENTS_REQUIRED(Type.TEXT, true),
    ELIGIBILITY(Type.TEXT, true),
    CONTACTS(Type.CONTACT, true);

    private final Type type;
    private final boolean many;

    FieldName(Type type) {
        this(type, false);
    }

    FieldName(Type type, boolean many) {
        this.type = type;
        this.many = many;
    }

    /** What can be said under a name. */
    public enum Type {
        TEXT,
        MONEY,
        MOMENT,
        QUANTITY,
        ITEM,
        CONTACT,
        PARAMETER;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A name and which of several. */
    public record Key(FieldName name, int n) {}

    public Type type() {
        return type;
    }

    /** Whether it is a list. */
    public boolean many() {
        return many;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key(int n) {
        return many || n > 1 ? key() + "." + n : key();
    }

    /** By {@link #key(int)}. */
    static Optional<Key> find(String key) {
        int dot = key.indexOf('.');
        String plain = dot < 0 ? key : key.substring(0, dot);
        String number = dot < 0 ? "1" : key.substring(dot + 1);
        if (!number.matches("[1-9]\\d{0,3}")) {
            return Optional.empty();
        }
        int n = Integer.parseInt(number);
        return Arrays.stream(values())
                .filter(name -> name.key().equals(plain) && name.key(n).equals(key))
                .findFirst()
                .map(name -> new Key(name, n));
    }
}
