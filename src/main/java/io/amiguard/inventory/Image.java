package io.amiguard.inventory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An AMI as EC2 describes it, as far as that is known.
 *
 * @param name empty where the image is gone or was never visible
 * @param productCodes of AWS Marketplace; empty where they could not be read, which is not the same
 *     as none
 */
public record Image(
    String id,
    String region,
    Optional<String> name,
    Owner owner,
    Lifetime lifetime,
    Optional<Set<String>> productCodes,
    Visibility visibility) {

  /** Who may use an image besides its owner. */
  public enum Visibility {
    PUBLIC,
    PRIVATE,
    /** Nobody could see the image. */
    UNKNOWN
  }

  /**
   * Who published an image.
   *
   * @param id the 12-digit account id
   * @param alias EC2's {@code ImageOwnerAlias}; AWS gives one to verified owners only
   */
  public record Owner(Optional<String> id, Optional<String> alias) {
    static final Owner UNKNOWN = new Owner(Optional.empty(), Optional.empty());
  }

  /**
   * When an image can be used.
   *
   * @param deprecated empty for an image that is never deprecated
   * @param state the API's {@code ImageState}, such as {@code available} or {@code deregistered}
   */
  public record Lifetime(Optional<Instant> created, Optional<Instant> deprecated, String state) {
    static final Lifetime UNKNOWN = new Lifetime(Optional.empty(), Optional.empty(), "unknown");
  }

  public Image {
    productCodes = productCodes.map(Set::copyOf);
  }

  /** Returns an image of which nothing but the id is known. */
  public static Image unknown(String id, String region) {
    return new Image(
        id,
        region,
        Optional.empty(),
        Owner.UNKNOWN,
        Lifetime.UNKNOWN,
        Optional.empty(),
        Visibility.UNKNOWN);
  }

  /** Returns whether anything is known of the image. */
  public boolean isKnown() {
    return name.isPresent() || owner.id().isPresent();
  }

  /** Returns whether everybody may use the image. */
  public boolean isPublic() {
    return visibility == Visibility.PUBLIC;
  }

  /** Returns whether an account published the image. */
  public boolean isOwnedBy(String accountId) {
    return owner.id().filter(accountId::equals).isPresent();
  }
}
