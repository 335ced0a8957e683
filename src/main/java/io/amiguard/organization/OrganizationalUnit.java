package io.amiguard.organization;

/** An organizational unit: a named group of accounts and further units. */
public record OrganizationalUnit(TargetId id, String name, TargetId parentId) {}
