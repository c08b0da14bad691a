package dev.holdfast.server.exchange;

import dev.holdfast.v1.ExchangeRequest;
import dev.holdfast.v1.ExchangeResponse;
import dev.holdfast.v1.SessionServiceGrpc;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The service whose streams carry calls of the other services.
public final class ExchangeService implements BindableService {

  private final Map<String, ServerMethodDefinition<?, ?>> methods;
  private final Executor threads;
  private final int callsPerStream;
  private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  /// @param services whose calls can be carried
  /// @param interceptors that every call goes through, from the outermost to the innermost
  /// @param threads runs calls, which may wait
  /// @param callsPerStream calls of one stream at a time; further ones wait at the client
  public ExchangeService(
      List<BindableService> services,
      List<ServerInterceptor> interceptors,
      Executor threads,
      int callsPerStream) {
    this.methods =
        services.stream()
            .map(service -> ServerInterceptors.interceptForward(service, interceptors))
            .flatMap(service -> service.getMethods().stream())
            .filter(method -> method.getMethodDescriptor().getType() == MethodType.UNARY)
            .collect(
                Collectors.toUnmodifiableMap(
                    method -> method.getMethodDescriptor().getFullMethodName(),
                    Function.identity()));
    this.threads = threads;
    this.callsPerStream = callsPerStream;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder(SessionServiceGrpc.getServiceDescriptor())
        .addMethod(SessionServiceGrpc.getExchangeMethod(), this::begin)
        .build();
  }

  private ServerCall.Listener<ExchangeRequest> begin(
      ServerCall<ExchangeRequest, ExchangeResponse> stream, Metadata headers) {
    Exchange exchange =
        new Exchange(
            new Exchange.Ground(methods, threads, callsPerStream, () -> ending),
            stream,
            headers,
            open::remove);
    open.add(exchange);
    exchange.begin();
    return exchange;
  }

  /// Takes no further calls; each stream ends when those under way on it are answered.
  public void end() {
    ending = true;
    open.forEach(Exchange::endWhenIdle);
  }
}
