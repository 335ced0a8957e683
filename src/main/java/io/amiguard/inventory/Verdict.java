package io.amiguard.inventory;

import java.util.List;

/** Whether new launches of an image would work in an account. */
public sealed interface Verdict {

  /** The kinds of verdict, most pressing first. */
  enum Kind {
    BLOCKED,
    UNKNOWN,
    ALLOWED,
    OWN_IMAGE,
    NOT_GOVERNED
  }

  Kind kind();

  /** Returns the reason in words. */
  String why();

  /** The image meets a criterion. */
  record Allowed(String criterion) implements Verdict {
    @Override
    public Kind kind() {
      return Kind.ALLOWED;
    }

    @Override
    public String why() {
      return "allowed by " + criterion;
    }
  }

  /** The account owns the image; such are always allowed (EC2 User Guide, Allowed AMIs). */
  record OwnImage() implements Verdict {
    @Override
    public Kind kind() {
      return Kind.OWN_IMAGE;
    }

    @Override
    public String why() {
      return "the account's own AMI, always allowed";
    }
  }

  /**
   * The image meets no criterion.
   *
   * @param criterion the one that it comes nearest to
   * @param why which parameters of that one fail, and which match
   */
  record Blocked(String criterion, String why) implements Verdict {
    @Override
    public Kind kind() {
      return Kind.BLOCKED;
    }
  }

  /** It cannot be told; unknown is never clean. */
  record Unknown(List<String> reasons) implements Verdict {
    public Unknown {
      reasons = List.copyOf(reasons);
    }

    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String why() {
      return String.join("; ", reasons);
    }
  }

  /** No policy restricts images in the account. */
  record NotGoverned(String why) implements Verdict {
    @Override
    public Kind kind() {
      return Kind.NOT_GOVERNED;
    }
  }
}
