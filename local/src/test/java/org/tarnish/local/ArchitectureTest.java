package org.tarnish.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may depend on what, over the classes of all modules as the build left them. */
class ArchitectureTest {
    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse.microprofile..", "io.micrometer.."
    };

    private static JavaClasses module(String name) {
        return new ClassFileImporter().importPath(Path.of("..", name, "target", "classes"));
    }

    @Test
    void machineDependsOnTheJdkAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.tarnish.machine..")
                .check(module("machine"));
    }

    @Test
    void imagingDependsOnTheJdkAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "javax.imageio..", "org.tarnish.imaging..", "org.tarnish.machine..")
                .check(module("imaging"));
    }

    @Test
    void coreAndPipelineKnowNoFramework() {
        for (var name :
                new String[] {"imaging", "dataset", "experiment", "evaluation", "learning", "pipeline", "scheduling"}) {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS)
                    .check(module(name));
        }
    }

    @Test
    void experimentKnowsNeitherKafkaNorStoreNorEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.minio..", "ai.djl..", "org.tarnish.pipeline..")
                .check(module("experiment"));
    }

    @Test
    void evaluationAndReportKnowNothingButExperimentsAndTemplates() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "io.minio..", "ai.djl..", "org.tarnish.pipeline..", "jakarta..")
                .check(module("evaluation"));
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "io.minio..",
                        "ai.djl..",
                        "org.tarnish.pipeline..",
                        "jakarta..",
                        "io.smallrye..",
                        "io.quarkus.arc..")
                .check(module("report"));
    }

    @Test
    void onlyTheStorePackageKnowsTheStoresClient() {
        Stream.of(
                        "pipeline",
                        "scheduling",
                        "runtime",
                        "corruption-service",
                        "trainer-service",
                        "evaluator-service",
                        "reporting-service")
                .forEach(name -> noClasses()
                        .that()
                        .resideOutsideOfPackage("org.tarnish.pipeline.store..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.minio..")
                        .check(module(name)));
    }

    @Test
    void onlyLearningKnowsTheEngine() {
        Stream.of(
                        "pipeline",
                        "scheduling",
                        "runtime",
                        "corruption-service",
                        "trainer-service",
                        "evaluator-service",
                        "reporting-service")
                .forEach(name -> noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("ai.djl..")
                        .check(module(name)));
    }
}
