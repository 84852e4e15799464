package io.aios.gateway.problem;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that fails with {@link BodyTooLargeException} instead of giving one byte too many. */
final class LimitedBody extends ServletInputStream {

  private final ServletInputStream body;
  private final long maxBytes;
  private long bytes;

  LimitedBody(ServletInputStream body, long maxBytes) {
    this.body = body;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int next = body.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = body.read(target, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int more) throws BodyTooLargeException {
    bytes += more;
    if (bytes > maxBytes) {
      throw new BodyTooLargeException(maxBytes);
    }
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}
