/** What has to change in an organization, as data, and what the change does to its accounts. */
@NullMarked
package io.amiguard.plan;

import org.jspecify.annotations.NullMarked;
