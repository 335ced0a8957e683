package io.amiguard.survey;

/**
 * How far a survey is.
 *
 * @param known how many accounts have said which Regions they have, or that they do not say
 * @param places the Regions of these accounts
 * @param answered how many of them have answered
 */
public record Progress(int accounts, int known, int places, int answered) {}
