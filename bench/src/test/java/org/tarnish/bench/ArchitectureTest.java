package org.tarnish.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may depend on what, over the classes of all modules as the build left them. */
class ArchitectureTest {
    private static Map<String, ModuleTable.Row> table;
    private static Map<String, JavaClasses> modules;
    private static JavaClasses all;

    @BeforeAll
    static void readTableAndClasses() throws IOException {
        table = ModuleTable.rows();
        modules = new LinkedHashMap<>();
        for (var module : ModuleTable.modulesOfTheBuild()) {
            modules.put(module, classesOf(module));
        }
        all = new ClassFileImporter()
                .importPaths(
                        modules.keySet().stream().map(ArchitectureTest::folder).toList());
    }

    /** Rules hold for nothing at all, too: a module whose classes are not there must not pass. */
    private static JavaClasses classesOf(String module) {
        var folder = folder(module);
        assertThat(Files.isDirectory(folder))
                .as(folder + " is missing: the rules are about all modules, so build all of them first,"
                        + " with mvn -DskipTests package")
                .isTrue();
        var classes = new ClassFileImporter().importPath(folder);
        assertThat(classes.isEmpty())
                .as(folder + " has no classes: build all modules first, with mvn -DskipTests package")
                .isFalse();
        return classes;
    }

    private static Path folder(String module) {
        return Path.of("..", module, "target", "classes");
    }

    @Test
    void theTableHasTheModulesOfTheBuildAndNoWordsWithoutMeaning() {
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(modules.keySet());
        for (var row : table.values()) {
            assertThat(modules.keySet()).as(row.module()).containsAll(row.modules());
            assertThat(row.libraries()).as(row.module()).allMatch(Libraries::isKnown);
        }
    }

    @Test
    void aModuleNamesOnlyWhatTheTableSays() {
        var owners = new HashMap<String, String>();
        modules.forEach((module, classes) -> classes.forEach(type -> owners.put(type.getName(), module)));
        var wrong = new TreeSet<String>();
        modules.forEach((module, classes) -> {
            var row = table.get(module);
            for (var type : classes) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    if (!isAllowed(row, target, owners.get(target.getName()))) {
                        wrong.add(module + ": " + type.getName() + " names " + target.getName());
                    }
                }
            }
        });
        assertThat(wrong).as("names that docs/architecture.md does not allow").isEmpty();
    }

    private static boolean isAllowed(ModuleTable.Row row, JavaClass target, String owner) {
        if (owner != null) {
            return owner.equals(row.module()) || row.modules().contains(owner);
        }
        return target.isPrimitive() || Libraries.have(row.libraries(), target.getName());
    }

    @Test
    void aModuleNamesAllThatTheTableLetsItName() {
        modules.forEach((module, classes) -> {
            var named = new TreeSet<String>();
            classes.forEach(type -> type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> named.add(
                            dependency.getTargetClass().getBaseComponentType().getName())));
            var row = table.get(module);
            assertThat(row.modules())
                    .as("modules that " + module + " may name")
                    .allMatch(other -> modules.get(other).stream().anyMatch(type -> named.contains(type.getName())));
        });
    }

    @Test
    void theFrameworkIsForServicesAndTheEngineForLearning() {
        assertThat(withLibrary("Quarkus")).allMatch(module -> module.equals("runtime") || module.endsWith("-service"));
        assertThat(withLibrary("DJL")).containsExactly("learning");
    }

    private static List<String> withLibrary(String library) {
        return table.values().stream()
                .filter(row -> row.libraries().contains(library))
                .map(ModuleTable.Row::module)
                .toList();
    }

    @Test
    void onlyTheStorePackageKnowsTheStoresClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tarnish.pipeline.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.minio..")
                .check(modules.get("pipeline"));
    }

    /** Each such call waits for the device, and {@code HostValues} counts them. */
    @Test
    void valuesComeFromTheDeviceWhereTheyAreCounted() {
        var readers = new TreeSet<String>();
        for (var type : modules.get("learning")) {
            for (var call : type.getMethodCallsFromSelf()) {
                var target = call.getTarget();
                if (target.getOwner().getPackageName().startsWith("ai.djl")
                        && target.getName()
                                .matches("to\\w+Array|toByteBuffer|toArray|get(Float|Double|Int|Long|Byte|Boolean)")) {
                    readers.add(type.getName());
                }
            }
        }
        assertThat(readers).containsExactly("org.tarnish.learning.engine.HostValues");
    }

    @Test
    void packagesHaveNoCycles() {
        var rule = slices().matching("org.tarnish.(**)").should().beFreeOfCycles();
        for (var known : KnownCycles.ALL) {
            rule = rule.ignoreDependency(
                    resideInAPackage("org.tarnish." + known.from()), resideInAPackage("org.tarnish." + known.to()));
        }
        rule.check(all);
    }

    @Test
    void aKnownCycleThatIsGoneIsNoLongerExcused() {
        var there = new TreeSet<String>();
        for (var type : all) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                there.add(type.getPackageName() + " to "
                        + dependency.getTargetClass().getPackageName());
            }
        }
        assertThat(KnownCycles.ALL).allSatisfy(known -> assertThat(there)
                .contains("org.tarnish." + known.from() + " to org.tarnish." + known.to()));
    }
}
