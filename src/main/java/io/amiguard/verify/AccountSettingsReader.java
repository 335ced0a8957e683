package io.amiguard.verify;

import io.amiguard.organization.TargetId;
import java.util.List;

/**
 * Reads what is in force inside accounts. Both methods throw an {@link
 * io.amiguard.AmiguardException} where that cannot be read; its message leaves out the account and
 * the Region, so that what is the same in a thousand accounts can be told once. Many threads call
 * at the same time.
 */
public interface AccountSettingsReader {

  /** Returns the Regions that are enabled in an account. */
  List<String> regions(TargetId account);

  /** Returns what EC2 says of one account in one Region. */
  AccountSettings settings(Place place);
}
