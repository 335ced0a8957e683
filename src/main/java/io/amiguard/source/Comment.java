package io.amiguard.source;

import io.amiguard.Finding.Where;

/**
 * A comment of a file.
 *
 * @param where the place of the sign that begins it
 * @param text without that sign
 * @param about the line that it stands behind; or, if it stands alone, the whole value below it
 */
public record Comment(Where where, String text, LineRange about) {}
