package io.amiguard.output;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.inventory.Counts;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Image.Visibility;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.ImpactDifference;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Part;
import io.amiguard.inventory.Tally;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Use.TemplateVersion;
import io.amiguard.inventory.Verdict;
import io.amiguard.inventory.Verdict.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An impact for programs, written image by image. Single instances are listed where an image is
 * blocked or not known; of the others their number is enough.
 */
public final class ImpactJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<Kind> LISTED = Set.of(Kind.BLOCKED, Kind.UNKNOWN);

  private final PrintWriter out;

  public ImpactJson(PrintWriter out) {
    this.out = out;
  }

  /** Shows all of it as one document. */
  public void show(Impact impact, Optional<ImpactDifference> difference) {
    try {
      JsonGenerator json = MAPPER.createGenerator(new VisibleJson(out)).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("formatVersion", "1");
      json.writeStringField("organizationId", impact.tree().organizationId());
      json.writeBooleanField("complete", !impact.isIncomplete());
      if (impact.part().isPresent()) {
        part(impact.part().get(), json);
      }
      json.writeArrayFieldStart("states");
      for (var state : impact.states().stream().sorted().toList()) {
        json.writeString(state.inPolicy());
      }
      json.writeEndArray();
      totals(impact, json);
      images(impact, json);
      unresolved(impact, json);
      unread(impact, json);
      if (difference.isPresent()) {
        ImpactDifferenceJson.write(difference.get(), json);
      }
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer does not throw", e);
    }
  }

  private static void part(Part part, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("part");
    json.writeNumberField("accounts", part.accounts());
    json.writeNumberField("outOf", part.outOf());
    if (!part.regions().isEmpty()) {
      json.writeArrayFieldStart("regions");
      for (String region : part.regions()) {
        json.writeString(region);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void totals(Impact impact, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("totals");
    for (Kind kind : Kind.values()) {
      json.writeObjectFieldStart(word(kind));
      counts(Tally.of(impact.of(kind)), json);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void counts(Tally tally, JsonGenerator json) throws IOException {
    json.writeNumberField("images", tally.images());
    json.writeNumberField("accounts", tally.accounts());
    json.writeNumberField("instances", tally.instances().all());
    json.writeNumberField("running", tally.instances().running());
    json.writeNumberField("stopped", tally.instances().stopped());
    json.writeNumberField("managed", tally.instances().managed());
    json.writeNumberField("launchTemplates", tally.launchTemplates());
  }

  private static void images(Impact impact, JsonGenerator json) throws IOException {
    Map<String, List<Use>> images =
        impact.uses().stream().collect(groupingBy(use -> use.image().id(), TreeMap::new, toList()));
    json.writeArrayFieldStart("images");
    for (List<Use> uses : images.values()) {
      json.writeStartObject();
      image(uses.get(0).image(), json);
      json.writeBooleanField("stranger", impact.isOfStranger(uses.get(0).image()));
      json.writeArrayFieldStart("uses");
      for (Use use : uses) {
        use(use, impact, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void image(Image image, JsonGenerator json) throws IOException {
    json.writeStringField("imageId", image.id());
    json.writeStringField("region", image.region());
    json.writeStringField("name", image.name().orElse(null));
    json.writeStringField("ownerId", image.owner().id().orElse(null));
    json.writeStringField("ownerAlias", image.owner().alias().orElse(null));
    json.writeStringField("state", image.lifetime().state());
    if (image.visibility() != Visibility.UNKNOWN) {
      json.writeBooleanField("public", image.isPublic());
    }
  }

  private static void use(Use use, Impact impact, JsonGenerator json) throws IOException {
    Counts counts = use.counts();
    json.writeStartObject();
    json.writeStringField("accountId", use.account().value());
    json.writeStringField("accountName", impact.tree().nameOf(use.account()));
    verdict(use.verdict(), json);
    json.writeNumberField("instances", counts.all());
    json.writeNumberField("running", counts.running());
    json.writeNumberField("stopped", counts.stopped());
    json.writeNumberField("managed", counts.managed());
    if (counts.firstLaunch().isPresent()) {
      time("firstLaunch", counts.firstLaunch().get(), json);
      time("lastLaunch", counts.lastLaunch().orElseThrow(), json);
    }
    if (LISTED.contains(use.verdict().kind())) {
      instances(use.instances(), json);
    }
    templates(use.templates(), json);
    json.writeEndObject();
  }

  private static void verdict(Verdict verdict, JsonGenerator json) throws IOException {
    json.writeStringField("verdict", word(verdict.kind()));
    if (verdict instanceof Verdict.Blocked blocked) {
      json.writeStringField("nearestCriterion", blocked.criterion());
    } else if (verdict instanceof Verdict.Allowed allowed) {
      json.writeStringField("criterion", allowed.criterion());
    }
    json.writeStringField("why", verdict.why());
  }

  private static void instances(List<Instance> instances, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("instanceList");
    for (Instance instance : instances) {
      json.writeStartObject();
      json.writeStringField("instanceId", instance.id());
      json.writeStringField("state", instance.state().word());
      if (instance.launched().isPresent()) {
        time("launched", instance.launched().get(), json);
      }
      if (instance.operator().isPresent()) {
        json.writeStringField("operator", instance.operator().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void templates(List<TemplateVersion> templates, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("launchTemplates");
    for (TemplateVersion used : templates) {
      template(used, json);
    }
    json.writeEndArray();
  }

  private static void template(TemplateVersion used, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("launchTemplateId", used.template().id());
    json.writeStringField("name", used.template().name());
    json.writeStringField("accountId", used.template().account().value());
    json.writeNumberField("version", used.version().number());
    json.writeArrayFieldStart("aliases");
    for (String alias : used.version().aliases()) {
      json.writeString(alias);
    }
    json.writeEndArray();
    json.writeStringField("imageId", used.version().imageId().orElse(null));
    json.writeEndObject();
  }

  private static void unresolved(Impact impact, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("unresolvedLaunchTemplates");
    for (TemplateVersion used : impact.unresolved()) {
      template(used, json);
    }
    json.writeEndArray();
  }

  private static void unread(Impact impact, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("unread");
    for (var place : impact.unread()) {
      json.writeStartObject();
      json.writeStringField("accountId", place.account().value());
      if (place.region().isPresent()) {
        json.writeStringField("region", place.region().get());
      }
      json.writeStringField("reason", place.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void time(String key, Instant moment, JsonGenerator json) throws IOException {
    json.writeStringField(key, moment.toString());
  }

  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
