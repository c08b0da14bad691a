package dev.holdfast.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a configuration file.
final class ConfigFile {

  private ConfigFile() {}

  static NodeConfig read(Path file) {
    List<Problem> problems = new ArrayList<>();
    Optional<NodeConfig> config =
        text(file, problems)
            .flatMap(text -> root(text, problems))
            .flatMap(root -> new ConfigReader(file, root, problems).read());
    if (!problems.isEmpty() || config.isEmpty()) {
      throw new InvalidConfigException(file, problems);
    }
    return config.get();
  }

  private static Optional<String> text(Path file, List<Problem> problems) {
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException notUtf8) {
      problems.add(new Problem(0, "", "is not UTF-8"));
    } catch (IOException unreadable) {
      problems.add(new Problem(0, "", "cannot be read: " + reason(file, unreadable)));
    }
    return Optional.empty();
  }

  private static String reason(Path file, IOException unreadable) {
    return Files.exists(file) ? unreadable.toString() : "there is no such file";
  }

  private static Optional<Section> root(String text, List<Problem> problems) {
    try {
      Optional<Node> node =
          new Compose(LoadSettings.builder().setUseMarks(true).build()).composeString(text);
      if (node.isEmpty()) {
        problems.add(new Problem(0, "", "is empty"));
      }
      return node.map(found -> Section.of(found, "", problems));
    } catch (MarkedYamlEngineException wrong) {
      int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(new Problem(line, "", "is no YAML: " + wrong.getProblem()));
    } catch (YamlEngineException wrong) {
      problems.add(new Problem(0, "", "is no YAML: " + wrong.getMessage()));
    }
    return Optional.empty();
  }
}
