package io.amiguard.policy;

/**
 * The rules by which AWS makes one effective policy of the policies on the way to an account, each
 * with its source and with how sure it is.
 *
 * <p>"User Guide" is the AWS Organizations User Guide. "Recordings" are published requests to AWS
 * Organizations and its answers of September 2026, made with tag policies. Both are carried over to
 * EC2 policies, since AWS documents one grammar of inheritance for all these policy types.
 */
public enum InheritanceRule {
  /** Policies count from the root down to the account. */
  ROOT_FIRST(
      Certainty.CONFIRMED,
      "Policies count from the root down to the account; each level changes what it inherits.",
      "User Guide, Inheritance operators; recordings"),

  /** Keys of different policies stand side by side. */
  KEYS_UNITE(
      Certainty.CONFIRMED,
      "Keys of different policies unite: the same key in two policies is one node, and a key that"
          + " only one of them has stays.",
      "User Guide, Backup policy syntax and examples; recordings"),

  /** {@code Criteria_1} and {@code criteria_1} are the same. */
  KEYS_WITHOUT_CASE(
      Certainty.CONFIRMED,
      "Keys merge without regard to case and come out in lower case.",
      "User Guide, Backup policy syntax and examples; recordings"),

  /** Numbers, booleans and null become text. */
  SCALARS_ARE_TEXT(
      Certainty.CONFIRMED,
      "Numbers, booleans and null come out as text.",
      "User Guide, Backup policy syntax and examples; recordings"),

  /** {@code @@assign} replaces what was inherited. */
  ASSIGN_REPLACES(
      Certainty.CONFIRMED,
      "@@assign sets the value and throws away what was inherited.",
      "User Guide, Inheritance operators; recordings"),

  /** {@code @@append} adds to a list. */
  APPEND_ADDS(
      Certainty.CONFIRMED,
      "@@append adds to the list what it does not hold yet, and starts a list where there is none.",
      "User Guide, Inheritance operators; recordings"),

  /** {@code @@remove} takes out of a list. */
  REMOVE_TAKES_OUT(
      Certainty.CONFIRMED,
      "@@remove takes out of the list what it holds; where there is no list it makes none.",
      "User Guide, Inheritance operators; recordings"),

  /** A list that loses its last value stays. */
  EMPTIED_LIST_STAYS(
      Certainty.RECORDED,
      "A list that loses its last value stays as an empty list. One documented example shows it as"
          + " gone.",
      "recordings; against User Guide, Inheritance examples, example 3"),

  /** On one target the first attached policy that assigns wins. */
  FIRST_ATTACHED_ASSIGNS(
      Certainty.CONFIRMED,
      "Of several policies on one target that assign, the one that was attached first wins. AWS"
          + " exposes neither the order nor the time of attachment.",
      "User Guide, Inheritance examples, example 6; recordings"),

  /** On one target, operators count in a fixed order. */
  ASSIGN_THEN_APPEND_THEN_REMOVE(
      Certainty.RECORDED,
      "On one target the assignment counts first, then every @@append, then every @@remove,"
          + " whichever policy was attached first.",
      "recordings"),

  /** A child control binds lower levels and can only narrow. */
  CONTROL_ONLY_NARROWS(
      Certainty.CONFIRMED,
      "A child control binds the policies of lower levels, which cannot loosen it again.",
      "User Guide, Inheritance operators; recordings"),

  /** The controls of policies on one target intersect. */
  CONTROLS_INTERSECT(
      Certainty.CONFIRMED,
      "The child controls of policies on one target intersect.",
      "User Guide, Inheritance examples, example 5; recordings"),

  /** Policies on one target do not bind each other. */
  CONTROL_SPARES_PEERS(
      Certainty.DOCUMENTED,
      "A child control does not bind other policies on the same target.",
      "User Guide, Inheritance operators, which speaks of lower levels only"),

  /** What is not permitted is ignored. */
  FORBIDDEN_IS_IGNORED(
      Certainty.CONFIRMED,
      "An operator that is not permitted is ignored without an error.",
      "User Guide, Inheritance examples, example 4; recordings"),

  /** A control speaks about its own node. */
  CONTROL_IS_PER_NODE(
      Certainty.CONFIRMED,
      "A child control speaks about its own node: a lower policy may change a value below a locked"
          + " container if the value has no control of its own. A full lock needs a control on"
          + " every node.",
      "User Guide, AI services opt-out and Backup policy examples; recordings"),

  /** Whether a control on a container stops new keys is not known. */
  CONTAINER_CONTROL(
      Certainty.OPEN,
      "Whether a child control on a container keeps lower policies from adding keys to it is open."
          + " AWS's pages for other policy types say so of @@none and show that @@append lets keys"
          + " in; no recording tries it, and nothing is published for EC2 policies. So a new key is"
          + " uncertain below a container on which lower policies may neither assign nor append. It"
          + " is taken as there below one that permits @@assign, which AWS calls valid anywhere and"
          + " able to create. A key is new if no policy at a higher level says anything at it or"
          + " below it.",
      "User Guide, AI services opt-out examples, Backup policy examples 3 and 4");

  private final Certainty certainty;
  private final String text;
  private final String source;

  InheritanceRule(Certainty certainty, String text, String source) {
    this.certainty = certainty;
    this.text = text;
    this.source = source;
  }

  /** How sure a rule is. */
  public enum Certainty {
    /** AWS documents it and recordings show it, or AWS documents it in more than one place. */
    CONFIRMED,
    /** AWS documents it in one place. */
    DOCUMENTED,
    /** Recordings show it; AWS does not document it. */
    RECORDED,
    /** Sources are silent or disagree: the outcomes are reported, not chosen. */
    OPEN
  }

  public Certainty certainty() {
    return certainty;
  }

  /** Returns the rule in words. */
  public String text() {
    return text;
  }

  /** Returns where the rule comes from. */
  public String source() {
    return source;
  }
}
