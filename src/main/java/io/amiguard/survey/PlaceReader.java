package io.amiguard.survey;

import io.amiguard.organization.TargetId;
import java.util.List;

/**
 * Reads something inside accounts, Region by Region. Both methods throw an {@link
 * io.amiguard.AmiguardException} where that cannot be read; its message leaves out the account and
 * the Region, so that what is the same in a thousand accounts can be told once. Many threads call
 * at the same time.
 *
 * @param <T> what is read in one account and Region
 */
public interface PlaceReader<T> {

  /** Returns the Regions that are enabled in an account. */
  List<String> regions(TargetId account);

  /** Returns what there is in one account and Region. */
  T read(Place place);
}
