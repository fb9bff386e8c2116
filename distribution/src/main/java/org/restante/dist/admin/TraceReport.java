package org.restante.dist.admin;

import java.util.List;

/**
 * What is traced.
 *
 * @param traced whose sessions: users, addresses, networks, numbers
 * @param file where their lines are
 */
public record TraceReport(List<String> traced, String file) {}
