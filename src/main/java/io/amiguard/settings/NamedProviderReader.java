package io.amiguard.settings;

import io.amiguard.policy.ImageProvider;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@code providers} says. */
final class NamedProviderReader {
  static final List<String> KEYS = List.of("account", "owner", "reason", "expires");
  static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final String DATE_HINT =
      "Write the last day on which the trust counts as YYYY-MM-DD.";
  private static final String EXAMPLE = "\"111122223333\"";

  private final Problems problems;

  NamedProviderReader(Problems problems) {
    this.problems = problems;
  }

  /** Returns the names in the order of the file, those with a wrong value among them. */
  DeclaredProviders read(SourceNode node) {
    DeclaredProviders declared = new DeclaredProviders();
    if (!(node instanceof Mapping mapping)) {
      String hint = "Write NAME: %s for each, or leave the key out.".formatted(EXAMPLE);
      Expect.wrongType(node, "providers", "a mapping of names to accounts", hint, problems);
      return declared;
    }
    Fields.reportDuplicateKeys(mapping, problems);
    for (Entry entry : mapping.entries()) {
      Optional<NamedProvider> provider = read(entry.key(), entry.value());
      Optional<String> fault = NamedProvider.faultOf(entry.key());
      fault.ifPresent(words -> reportName(entry, words));
      if (provider.isPresent() && fault.isEmpty()) {
        declared.add(entry.where(), provider.get());
      } else {
        declared.addBroken(entry.where(), entry.key());
      }
    }
    return declared;
  }

  private Optional<NamedProvider> read(String name, SourceNode value) {
    if (value instanceof Scalar) {
      return account(value).map(account -> NamedProvider.of(name, account));
    }
    Optional<Fields> fields = Fields.of(value, "provider " + Quoted.text(name), KEYS, problems);
    return fields.flatMap(present -> read(name, present));
  }

  private Optional<NamedProvider> read(String name, Fields fields) {
    Optional<String> owner = fields.text("owner").map(Scalar::text);
    Optional<String> reason = fields.text("reason").map(Scalar::text);
    Optional<LocalDate> expires = fields.find("expires").flatMap(this::date);
    return fields
        .require("account", EXAMPLE)
        .flatMap(this::account)
        .map(account -> new NamedProvider(name, account, owner, reason, expires));
  }

  private Optional<ImageProvider> account(SourceNode value) {
    Optional<Scalar> word = Expect.textOrAccountId(value, "account", problems);
    Optional<ImageProvider> account =
        word.map(Scalar::text).flatMap(ImageProvider::parse).filter(ImageProvider::isAccount);
    if (word.isPresent() && account.isEmpty()) {
      reportNotAnAccount(word.get());
    }
    return account;
  }

  private void reportNotAnAccount(Scalar word) {
    if (ProviderWords.looksLikeAccountId(word.text())) {
      ProviderWords.reportAccountId(word, "account", problems);
      return;
    }
    problems.error(
        "settings.account-id",
        word.where(),
        "account %s is not an account id".formatted(Quoted.text(word.text())),
        ProviderWords.isReserved(word.text())
            ? "Use the alias itself in the criteria; it needs no name."
            : "Write the 12 digits of an account id.");
  }

  private void reportName(Entry entry, String fault) {
    problems.error(
        "settings.provider-name",
        entry.where(),
        "provider name %s %s".formatted(Quoted.text(entry.key()), fault),
        "Choose another name, such as golden-images.");
  }

  private Optional<LocalDate> date(SourceNode node) {
    Optional<Scalar> text = Expect.text(node, "expires", DATE_HINT, problems);
    Optional<LocalDate> date = text.flatMap(present -> parseDate(present.text()));
    if (text.isPresent() && date.isEmpty()) {
      problems.error(
          "settings.date",
          node.where(),
          "expires %s is not a date".formatted(Quoted.text(text.get().text())),
          DATE_HINT);
    }
    return date;
  }

  /** ISO 8601 also knows years with a sign and more digits; they are slips here. */
  private static Optional<LocalDate> parseDate(String text) {
    if (!DATE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
