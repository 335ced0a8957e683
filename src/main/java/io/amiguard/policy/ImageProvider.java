package io.amiguard.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who published an image: an AWS account, or one of AWS's aliases for a group of publishers.
 *
 * <p>A declarative policy writes the aliases with underscores, the EC2 API with hyphens (AWS
 * Organizations User Guide, EC2 policy syntax; EC2 API, {@code ImageCriterion}).
 *
 * @param inPolicy the 12-digit account id or the alias as a declarative policy writes it
 */
public record ImageProvider(String inPolicy) implements Comparable<ImageProvider> {

  /** The aliases that a declarative policy knows, as it writes them. */
  public static final List<String> ALIASES =
      List.of("amazon", "aws_marketplace", "aws_backup_vault");

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /** AWS itself and verified providers. */
  public static final ImageProvider AMAZON = new ImageProvider("amazon");

  /** Verified providers of AWS Marketplace. */
  public static final ImageProvider AWS_MARKETPLACE = new ImageProvider("aws_marketplace");

  /** Copies from logically air-gapped vaults of AWS Backup. */
  public static final ImageProvider AWS_BACKUP_VAULT = new ImageProvider("aws_backup_vault");

  /**
   * @throws IllegalArgumentException if {@code inPolicy} is neither
   */
  public ImageProvider {
    if (!ALIASES.contains(inPolicy) && !ACCOUNT.matcher(inPolicy).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a 12-digit account id nor one of %s"
              .formatted(inPolicy, String.join(", ", ALIASES)));
    }
  }

  /** Returns the provider that a word names: an account id, or an alias in either spelling. */
  public static Optional<ImageProvider> parse(String word) {
    String inPolicy = ALIASES.contains(word.replace('-', '_')) ? word.replace('-', '_') : word;
    return ALIASES.contains(inPolicy) || ACCOUNT.matcher(inPolicy).matches()
        ? Optional.of(new ImageProvider(inPolicy))
        : Optional.empty();
  }

  /** Returns the account id, or the alias as the EC2 API writes it. */
  public String inEc2() {
    return inPolicy.replace('_', '-');
  }

  public boolean isAccount() {
    return !ALIASES.contains(inPolicy);
  }

  /** Aliases come first, in AWS's order; accounts follow by number. */
  @Override
  public int compareTo(ImageProvider other) {
    if (isAccount() != other.isAccount()) {
      return isAccount() ? 1 : -1;
    }
    return isAccount()
        ? inPolicy.compareTo(other.inPolicy)
        : Integer.compare(ALIASES.indexOf(inPolicy), ALIASES.indexOf(other.inPolicy));
  }

  @Override
  public String toString() {
    return inPolicy;
  }
}
