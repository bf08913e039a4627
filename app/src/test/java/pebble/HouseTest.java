package pebble;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;
import pebble.identity.Allowed;

/** The walls of the house. */
class HouseTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("pebble");

    @Test
    void nouns_depend_only_on_lower_nouns() {
        ApplicationModules.of(Pebble.class).verify();
    }

    @Test
    void core_names_no_vendor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("pebble.connectors..", "pebble", "pebble.app..", "pebble.stores..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("pebble.connectors..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("pebble.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.mail..",
                        "org.eclipse.angus..",
                        "software.amazon..",
                        "com.microsoft..",
                        "io.lettuce..",
                        "ai.onnxruntime..",
                        "ai.djl..",
                        "org.apache.lucene..",
                        "dev.langchain4j..")
                .check(CLASSES);
    }

    @Test
    void nothing_uses_spring_data_or_jpa() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.data..", "jakarta.persistence..", "org.hibernate..")
                .check(CLASSES);
    }

    /** Outside a transaction a stream that nobody closes keeps its connection, and two dozen of them are all there are. */
    @Test
    void rows_are_read_as_lists() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CLASSES);
    }

    @Test
    void every_endpoint_says_who_may_call_it() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should(new ArchCondition<JavaMethod>("carry @Allowed when they answer requests") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        var reflected = method.reflect();
                        boolean answers = AnnotatedElementUtils.hasAnnotation(reflected, RequestMapping.class);
                        boolean says = AnnotatedElementUtils.hasAnnotation(reflected, Allowed.class);
                        if (answers && !says) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(CLASSES);
    }

    @Test
    void only_the_terminal_prints() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("pebble.ground.Terminal")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
