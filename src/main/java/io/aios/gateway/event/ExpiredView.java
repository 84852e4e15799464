package io.aios.gateway.event;

/** Tells a client which events it cannot get any more: all from the first to the last of these. */
record ExpiredView(long from, long to) {}
