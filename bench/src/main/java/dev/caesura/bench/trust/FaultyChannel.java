package dev.caesura.bench.trust;

import dev.caesura.bench.trust.FaultPlan.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** Channel of a file that fails, or reads and writes only a few bytes at once. */
final class FaultyChannel extends FileChannel {

  private final FileChannel real;
  private final Path path;

  FaultyChannel(FileChannel real, Path path) {
    this.real = real;
    this.path = path;
  }

  private void before(Operation operation) throws IOException {
    FaultPlan.current().before(operation, path);
  }

  /** Something that takes bytes from a buffer or puts them there. */
  @FunctionalInterface
  private interface Transfer {
    int with(ByteBuffer bytes) throws IOException;
  }

  private int transfer(Operation operation, ByteBuffer bytes, Transfer transfer)
      throws IOException {
    before(operation);
    int limit = bytes.limit();
    if (FaultPlan.current().isShort(path)) {
      bytes.limit(Math.min(limit, bytes.position() + FaultPlan.SHORT_BYTES));
    }
    try {
      return transfer.with(bytes);
    } finally {
      bytes.limit(limit);
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return transfer(Operation.READ, target, real::read);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return transfer(Operation.READ, target, bytes -> real.read(bytes, position));
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    before(Operation.READ);
    return real.read(targets, offset, length);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return transfer(Operation.WRITE, source, real::write);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return transfer(Operation.WRITE, source, bytes -> real.write(bytes, position));
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    before(Operation.WRITE);
    return real.write(sources, offset, length);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean withMetadata) throws IOException {
    before(Operation.FORCE);
    real.force(withMetadata);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    before(Operation.READ);
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    before(Operation.WRITE);
    return real.transferFrom(source, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    before(Operation.READ);
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
