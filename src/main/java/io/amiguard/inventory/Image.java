package io.amiguard.inventory;

import io.amiguard.policy.ImageProvider;
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

    /** Returns whether AWS vouches for the owner; a word that is no alias of AWS says nothing. */
    boolean isVerified() {
      return alias.flatMap(ImageProvider::parse).filter(it -> !it.isAccount()).isPresent();
    }
  }

  /**
   * When an image can be used.
   *
   * @param deprecated empty for an image that is never deprecated
   * @param state the API's {@code ImageState}, such as {@code available} or {@code deregistered}
   */
  public record Lifetime(Optional<Instant> created, Optional<Instant> deprecated, String state) {
    static final Lifetime UNKNOWN = new Lifetime(Optional.empty(), Optional.empty(), "unknown");

    private Lifetime and(Lifetime other) {
      return new Lifetime(
          created.or(other::created),
          deprecated.or(other::deprecated),
          state.equals(UNKNOWN.state) ? other.state : state);
    }
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

  /** Returns what two who looked at the same image know together. */
  Image and(Image other) {
    return new Image(
        id,
        region,
        name.or(other::name),
        new Owner(owner.id().or(other.owner::id), owner.alias().or(other.owner::alias)),
        lifetime.and(other.lifetime),
        productCodes.or(other::productCodes),
        visibility == Visibility.UNKNOWN ? other.visibility : visibility);
  }

  /** Returns whether everything is known that a criterion may ask for. */
  public boolean isWhole() {
    return name.isPresent()
        && owner.id().isPresent()
        && lifetime.created().isPresent()
        && productCodes.isPresent();
  }

  /** Returns whether an account could describe the image, as only those can who may use it. */
  boolean isDescribed() {
    return productCodes.isPresent();
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
