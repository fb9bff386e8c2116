package org.restante.dist.plugin.sample;

import com.google.inject.AbstractModule;

/** A plugin that adds nothing. */
public final class SamplePlugin extends AbstractModule {}
