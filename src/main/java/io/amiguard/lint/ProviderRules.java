package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.policy.ImageProvider;
import io.amiguard.settings.AccountIdSlip;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which words name the publisher of an image in a policy (User Guide, EC2 policy syntax). */
final class ProviderRules {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("account|your|[<>$%{}]|x{4}|placeholder|todo|changeme");

  /** Accounts of AWS's documentation and of everybody's examples; all of one digit, too. */
  private static final Set<String> EXAMPLES =
      Set.of("111122223333", "444455556666", "777788889999", "123456789012", "012345678901");

  private final Problems problems;
  private final ValueRules values;

  ProviderRules(Problems problems, ValueRules values) {
    this.problems = problems;
    this.values = values;
  }

  void provider(Scalar value) {
    if (!values.isText(value, "a provider")) {
      return;
    }
    String text = value.text();
    Optional<ImageProvider> provider = ImageProvider.parse(text);
    Optional<AccountIdSlip> slip = AccountIdSlip.of(text);
    if (provider.isPresent()) {
      checkSpelling(value, provider.get());
    } else if (text.equals("none")) {
      none(value);
    } else if (slip.isPresent()) {
      accountId(value, slip.get());
    } else if (PLACEHOLDER.matcher(text.toLowerCase(Locale.ROOT)).find()) {
      placeholder(value);
    } else {
      unknown(value);
    }
  }

  /** Notes an account that stands in documentation, where a real one should stand. */
  void checkExample(Scalar value) {
    String text = value.text();
    if (EXAMPLES.contains(text) || (text.length() == 12 && isOneDigit(text))) {
      problems.note(
          "policy.example-account",
          value.where(),
          "account %s stands in many examples".formatted(Quoted.text(text)),
          "Check that it is the account that publishes your images.");
    }
  }

  private static boolean isOneDigit(String text) {
    return Character.isDigit(text.charAt(0)) && text.chars().distinct().count() == 1;
  }

  private void checkSpelling(Scalar value, ImageProvider provider) {
    if (!provider.inPolicy().equals(value.text())) {
      Finding finding =
          problems.error(
              "policy.provider-spelling",
              value.where(),
              "provider %s is spelled as in the EC2 API".formatted(Quoted.text(value.text())),
              "Write \"%s\": a policy has underscores.".formatted(provider.inPolicy()));
      problems.offer(finding, Respelling.text(value.where(), provider.inPolicy()));
    } else {
      checkExample(value);
    }
  }

  private void none(Scalar value) {
    problems.warning(
        "policy.provider-none",
        value.where(),
        "AWS documents provider 'none' for the EC2 API, not for declarative policies",
        "Name the providers to allow; an account's own images are always allowed.");
  }

  private void accountId(Scalar value, AccountIdSlip slip) {
    Finding finding =
        problems.error(
            "policy.account-id",
            value.where(),
            "provider %s %s".formatted(Quoted.text(value.text()), slip.words()),
            slip.hint());
    slip.meant()
        .ifPresent(digits -> problems.offer(finding, Respelling.text(value.where(), digits)));
  }

  private void placeholder(Scalar value) {
    problems.error(
        "policy.placeholder",
        value.where(),
        "provider %s is a placeholder".formatted(Quoted.text(value.text())),
        "Write the 12 digits of the account that publishes the images, in quotes.");
  }

  private void unknown(Scalar value) {
    String otherwise =
        "Use a 12-digit account id in quotes, or one of %s."
            .formatted(String.join(", ", ImageProvider.ALIASES));
    Finding finding =
        problems.error(
            "policy.unknown-provider",
            value.where(),
            "provider %s %s"
                .formatted(
                    Quoted.text(value.text()), Spelling.fault(value.text(), ImageProvider.ALIASES)),
            Spelling.hint(value.text(), ImageProvider.ALIASES, otherwise));
    CertainWord.sameLetters(value.text(), ImageProvider.ALIASES)
        .ifPresent(alias -> problems.offer(finding, Respelling.text(value.where(), alias)));
  }
}
