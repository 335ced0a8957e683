package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.constraint;
import static io.amiguard.sandbox.OrganizationsErrors.invalid;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.OU_DEPTH_LIMIT_EXCEEDED;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.OU_NUMBER_LIMIT_EXCEEDED;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.CreateAccountRequest;
import software.amazon.awssdk.services.organizations.model.CreateAccountResponse;
import software.amazon.awssdk.services.organizations.model.CreateAccountState;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatus;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatusNotFoundException;
import software.amazon.awssdk.services.organizations.model.CreateOrganizationalUnitRequest;
import software.amazon.awssdk.services.organizations.model.CreateOrganizationalUnitResponse;
import software.amazon.awssdk.services.organizations.model.DescribeCreateAccountStatusRequest;
import software.amazon.awssdk.services.organizations.model.DescribeCreateAccountStatusResponse;
import software.amazon.awssdk.services.organizations.model.DestinationParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.DuplicateAccountException;
import software.amazon.awssdk.services.organizations.model.DuplicateOrganizationalUnitException;
import software.amazon.awssdk.services.organizations.model.MoveAccountRequest;
import software.amazon.awssdk.services.organizations.model.MoveAccountResponse;
import software.amazon.awssdk.services.organizations.model.SourceParentNotFoundException;

/** New accounts and units, and accounts that move. */
final class TreeWrites extends OrganizationsPart {
  /** The rule of new accounts only; later names, and those of units, may have any character. */
  private static final Pattern ACCOUNT_NAME = Pattern.compile("[\\x20-\\x7E]+");

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final int MAX_DEPTH = 5;
  private static final int MAX_UNITS = 2_000;
  private static final String REQUEST_PREFIX = "car-";
  private static final BigInteger ACCOUNTS = BigInteger.TEN.pow(12);

  TreeWrites(Context context) {
    super(context);
  }

  /** The account is there at once; the answer says {@code IN_PROGRESS}, as AWS's does. */
  @Override
  public CreateAccountResponse createAccount(CreateAccountRequest request) {
    requireManagement();
    String name = matching(length(request.accountName(), "AccountName", 1, 50), ACCOUNT_NAME);
    matching(length(request.email(), "Email", 6, 64), EMAIL);
    OrganizationTree tree = context.tree();
    TargetId id = newAccountId(tree);
    List<Account> accounts = new ArrayList<>(tree.accounts());
    accounts.add(new Account(id, name, tree.root().id(), Account.State.ACTIVE));
    become(tree.units(), accounts);
    return CreateAccountResponse.builder()
        .createAccountStatus(status(id, name, CreateAccountState.IN_PROGRESS))
        .build();
  }

  @Override
  public DescribeCreateAccountStatusResponse describeCreateAccountStatus(
      DescribeCreateAccountStatusRequest request) {
    requireManagement();
    String id = length(request.createAccountRequestId(), "CreateAccountRequestId", 1, 36);
    Account account =
        context.tree().accounts().stream()
            .filter(candidate -> id.equals(REQUEST_PREFIX + candidate.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    CreateAccountStatusNotFoundException.builder()
                        .message("You specified a create account request that doesn't exist.")
                        .build());
    return DescribeCreateAccountStatusResponse.builder()
        .createAccountStatus(status(account.id(), account.name(), CreateAccountState.SUCCEEDED))
        .build();
  }

  private CreateAccountStatus status(TargetId id, String name, CreateAccountState state) {
    CreateAccountStatus.Builder status =
        CreateAccountStatus.builder()
            .id(REQUEST_PREFIX + id)
            .accountName(name)
            .state(state)
            .requestedTimestamp(context.clock().instant());
    return state == CreateAccountState.SUCCEEDED
        ? status.accountId(id.value()).completedTimestamp(context.clock().instant()).build()
        : status.build();
  }

  private static String matching(String value, Pattern pattern) {
    if (!pattern.matcher(value).matches()) {
      throw invalid(
          "INVALID_PATTERN", "You specified a value that does not match the required pattern.");
    }
    return value;
  }

  private TargetId newAccountId(OrganizationTree tree) {
    String hex =
        context.live().newId("", 16, candidate -> tree.contains(new TargetId(digits(candidate))));
    return new TargetId(digits(hex));
  }

  private static String digits(String hex) {
    return "%012d".formatted(new BigInteger(hex, 16).mod(ACCOUNTS));
  }

  @Override
  public CreateOrganizationalUnitResponse createOrganizationalUnit(
      CreateOrganizationalUnitRequest request) {
    requireManagement();
    TargetId parent = parent(request.parentId());
    String name = length(request.name(), "Name", 1, 128);
    OrganizationTree tree = context.tree();
    requireRoom(tree, parent);
    if (tree.unitsIn(parent).stream().anyMatch(unit -> unit.name().equals(name))) {
      throw DuplicateOrganizationalUnitException.builder()
          .message("An organizational unit with this name exists in the parent.")
          .build();
    }
    String prefix = tree.root().id().value().replaceFirst("r-", "ou-") + "-";
    TargetId id =
        new TargetId(context.live().newId(prefix, 8, used -> tree.contains(new TargetId(used))));
    OrganizationalUnit unit = new OrganizationalUnit(id, name, parent);
    List<OrganizationalUnit> units = new ArrayList<>(tree.units());
    units.add(unit);
    become(units, tree.accounts());
    return CreateOrganizationalUnitResponse.builder()
        .organizationalUnit(shapes().unit(unit))
        .build();
  }

  private static void requireRoom(OrganizationTree tree, TargetId parent) {
    if (tree.pathTo(parent).size() > MAX_DEPTH) {
      throw constraint(
          OU_DEPTH_LIMIT_EXCEEDED, "Organizational units nest at most five levels below the root.");
    }
    if (tree.units().size() >= MAX_UNITS) {
      throw constraint(
          OU_NUMBER_LIMIT_EXCEEDED, "An organization has at most 2,000 organizational units.");
    }
  }

  @Override
  public MoveAccountResponse moveAccount(MoveAccountRequest request) {
    requireManagement();
    OrganizationTree tree = context.tree();
    Account account =
        tree.account(target(request.accountId(), "AccountId"))
            .orElseThrow(OrganizationsErrors::noAccount);
    requireParents(tree, account, request.sourceParentId(), request.destinationParentId());
    Account moved =
        new Account(
            account.id(),
            account.name(),
            new TargetId(request.destinationParentId()),
            account.state());
    become(
        tree.units(),
        tree.accounts().stream().map(other -> other.equals(account) ? moved : other).toList());
    return MoveAccountResponse.builder().build();
  }

  private void requireParents(
      OrganizationTree tree, Account account, @Nullable String from, @Nullable String to) {
    if (!account.parentId().equals(target(from, "SourceParentId"))) {
      throw SourceParentNotFoundException.builder()
          .message("You specified a source parent that the account is not in.")
          .build();
    }
    TargetId destination = target(to, "DestinationParentId");
    if (destination.isAccount() || !tree.contains(destination)) {
      throw DestinationParentNotFoundException.builder()
          .message("You specified a destination parent that doesn't exist.")
          .build();
    }
    if (account.parentId().equals(destination)) {
      throw DuplicateAccountException.builder()
          .message("The account is already in the destination parent.")
          .build();
    }
  }

  private void become(List<OrganizationalUnit> units, List<Account> accounts) {
    OrganizationTree tree = context.tree();
    context
        .live()
        .become(
            context
                .snapshot()
                .withTree(
                    new OrganizationTree(
                        tree.organizationId(),
                        tree.managementAccountId(),
                        tree.root(),
                        units,
                        accounts)));
  }
}
