package dev.caesura.models.external;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Body of a response in memory, up to a limit of bytes. Used for one response. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

  private final long maxBytes;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.Subscription subscription;

  BoundedBody(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> blocks) {
    for (ByteBuffer block : blocks) {
      if (body.isDone()) {
        return;
      }
      if (bytes.size() + (long) block.remaining() > maxBytes) {
        subscription.cancel();
        body.completeExceptionally(
            ServerFailure.lasting("expected at most " + maxBytes + " bytes; found more"));
        return;
      }
      byte[] copy = new byte[block.remaining()];
      block.get(copy);
      bytes.writeBytes(copy);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(
        failure instanceof IOException ? failure : new IOException(failure.toString(), failure));
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
