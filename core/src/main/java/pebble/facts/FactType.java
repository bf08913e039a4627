package pebble.facts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of facts, with the source of each format or check digit and the form of {@link Fact#value}. */
public enum FactType {
    /** A firm, public body or bank, as written; not portals or regulators. No value. */
    COMPANY,
    /** A person, without the honorific. No value. */
    PERSON,
    /** A chemical or other goods with its grade. No value. */
    PRODUCT,
    /** An amount of goods, not a pack size. Value: decimal number and unit, {@code 12.5 t}. */
    QUANTITY,
    /** An amount of money, with its "per unit" where the two are written together. Value: {@code INR 38.7/kg}; no currency where none is written. */
    PRICE,
    /**
     * A calendar date, or a month of a year. Value: ISO 8601, {@code 2025-12-05}; a month is {@code 2025-12}, a day without a year
     * {@code --12-05} (XML Schema gMonthDay). Day before month where both readings are possible.
     */
    DATE,
    /** A telephone number, read with the metadata of libphonenumber. Value: E.164. */
    PHONE,
    /** A mail address. Value: in lower case. */
    EMAIL,
    /**
     * Indian tax registration of a place of business: state code, PAN or TAN, serial, letter, and a check character over all (a Luhn
     * sum to the base 36; published with the GST registration rules). Value: upper case without separators.
     */
    GSTIN,
    /** What has the shape of a GSTIN or stands where one is announced, but whose state code or check character is wrong. */
    GSTIN_INVALID,
    /** Indian permanent account number: five letters (the fourth is the kind of holder), four digits, a letter; shape only. */
    PAN,
    /** Indian company registration: listing, industry, state, year, class, number; shape only. */
    CIN,
    /** The buyer's purchase order, work order or contract. */
    PO_NUMBER,
    /** Our or their invoice. */
    INVOICE_NUMBER,
    /** A tender, request for proposals or bid; on the Government e-Marketplace {@code GEM/2025/B/1234567}, which is the value too. */
    BID_NUMBER,
    /** A batch or lot of goods. */
    BATCH_NUMBER,
    /** Chemical Abstracts Service registry number; its last digit is the sum of digit times position from the right, modulo 10. */
    CAS_NUMBER,
    /** Incoterms 2010 or 2020, and the Indian FOR and ex-works. Value: the three letters, {@code EXW} for ex-works. */
    INCOTERM,
    /** A town, port, estate, state or country. No value. */
    PLACE;

    /** As in the data sets and on the wire: {@code po_number}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
