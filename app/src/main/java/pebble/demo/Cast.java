package pebble.demo;

import java.util.List;
import java.util.Map;

/** Who writes to whom: the three companies of the Meridian group, their people, and those they trade with. */
final class Cast {
    /** Shown to who loads the demo: these users exist on demo machines only. */
    static final String PASSWORD = "harbour-lantern-42";

    /** Each mailbox with the board it feeds; of those with none every mail is judged by itself. */
    static final Map<String, String> MAILBOXES =
            Map.of("sales", "", "info", "", "logistics", "operations", "tender", "tender", "quality", "quality");

    static final Company INDIA = new Company("Meridian Chemicals Pvt. Ltd.", "meridianchem.example", "en");
    static final Company DUBAI = new Company("Meridian Trading FZE", "meridian-trading.example", "en");
    static final Company GERMANY = new Company("Meridian Spezialchemie GmbH", "meridian-chemie.example", "de");
    static final List<Company> GROUP = List.of(INDIA, DUBAI, GERMANY);

    static final List<Colleague> COLLEAGUES = List.of(
            new Colleague("Arjun Menon", "arjun.menon@meridianchem.example", "ADMIN", GROUP, List.of()),
            new Colleague(
                    "Anita Rao",
                    "anita.rao@meridianchem.example",
                    "MANAGER",
                    GROUP,
                    List.of("sales", "operations", "tender", "quality", "unclassified")),
            new Colleague(
                    "Mira Shah",
                    "mira.shah@meridianchem.example",
                    "AGENT",
                    List.of(INDIA, DUBAI),
                    List.of("sales", "operations", "tender", "unclassified")),
            new Colleague(
                    "Priya Nair",
                    "priya.nair@meridianchem.example",
                    "MARKETING",
                    List.of(INDIA, GERMANY),
                    List.of("sales", "unclassified")),
            new Colleague(
                    "Sanjay Iyer",
                    "sanjay.iyer@meridianchem.example",
                    "QUALITY",
                    GROUP,
                    List.of("quality", "operations")),
            new Colleague(
                    "Vera Lopes",
                    "vera.lopes@meridianchem.example",
                    "VIEWER",
                    GROUP,
                    List.of("sales", "operations", "tender", "quality", "unclassified")));

    static final List<Customer> CUSTOMERS = List.of(
            new Customer(
                    "Coromandel Paints Ltd.", "coromandelpaints.example", "Vizag", "en", "Rahul Mehta", "Deepak Joshi"),
            new Customer(
                    "Sahyadri Pharma Pvt. Ltd.",
                    "sahyadripharma.example",
                    "Pune",
                    "en",
                    "Sneha Kulkarni",
                    "Vikram Patil"),
            new Customer("Vindhya Coatings", "vindhyacoatings.example", "Indore", "en", "Imran Qureshi", "Neha Saxena"),
            new Customer(
                    "Deccan Adhesives",
                    "deccanadhesives.example",
                    "Hyderabad",
                    "en",
                    "Lakshmi Narayanan",
                    "Srinivas Reddy"),
            new Customer(
                    "Malabar Printing Inks", "malabarinks.example", "Kochi", "en", "Joseph Mathew", "Anjali Varma"),
            new Customer("Ganga Agro Industries", "gangaagro.example", "Kanpur", "en", "Alok Tiwari", "Rekha Mishra"),
            new Customer(
                    "Narmada Polymers", "narmadapolymers.example", "Bharuch", "en", "Hitesh Patel", "Kavita Desai"),
            new Customer(
                    "Gulf Resins LLC", "gulfresins.example", "Sharjah", "ae", "Khalid Al Mansoori", "Nadia Haddad"),
            new Customer(
                    "Emirates Coatings", "emiratescoatings.example", "Ajman", "ae", "Fatima Al Suwaidi", "Omar Farouk"),
            new Customer(
                    "Lackwerke Nord GmbH", "lackwerke-nord.example", "Lübeck", "de", "Jürgen Weiß", "Katrin Schäfer"),
            new Customer("Rheinharz AG", "rheinharz.example", "Neuss", "de", "Stefan Öztürk", "Sabine Krüger"),
            new Customer(
                    "Peintures du Rhône SA",
                    "peintures-rhone.example",
                    "Lyon",
                    "fr",
                    "Amélie Fournier",
                    "Benoît Lefèvre"));

    static final List<Customer> BUYERS = List.of(
            new Customer(
                    "Bharat Refineries Ltd.",
                    "bharatrefineries.example",
                    "Mathura",
                    "en",
                    "R. K. Srivastava",
                    "S. Banerjee"),
            new Customer(
                    "State Water Supply Board",
                    "waterboard.example",
                    "Bhopal",
                    "en",
                    "Executive Engineer",
                    "P. Choudhary"),
            new Customer(
                    "Central Ordnance Stores",
                    "ordnancestores.example",
                    "Jabalpur",
                    "en",
                    "Stores Officer",
                    "M. Pillai"),
            new Customer(
                    "Hidráulica del Sur", "hidraulica-sur.example", "Sevilla", "es", "Carmen Núñez", "Luis Ortega"));

    private Cast() {}

    /** One legal entity of the group. */
    record Company(String name, String domain, String language) {
        String address(String mailbox) {
            return mailbox + "@" + domain;
        }
    }

    /** A user of the product. */
    record Colleague(String name, String email, String role, List<Company> companies, List<String> streams) {}

    /** A firm that writes to the group, and the two people who do. */
    record Customer(String name, String domain, String city, String language, String first, String second) {}
}
