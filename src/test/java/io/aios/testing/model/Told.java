package io.aios.testing.model;

import io.aios.testing.model.Bill.Delivery;

/**
 * What of an answer goes over the wire.
 *
 * @param used what that costs
 * @param ends whether the connection ends as it should
 */
record Told(String text, Consumption used, Delivery delivery, boolean ends) {}
