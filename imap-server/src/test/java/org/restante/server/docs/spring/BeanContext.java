package org.restante.server.docs.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Spring does with a configuration, as far as the example needs it: makes each bean once, those it asks for before it,
 * starts it, and ends them the other way round.
 */
final class BeanContext implements AutoCloseable {
    private final Object configuration;
    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();
    private final Deque<Ending> endings = new ArrayDeque<>();

    private record Ending(Object bean, Method method) {}

    BeanContext(Object configuration) throws ReflectiveOperationException {
        this.configuration = configuration;
        for (Method method : configuration.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(Bean.class)) {
                bean(method.getReturnType());
            }
        }
    }

    <T> T get(Class<T> type) {
        return type.cast(beans.get(type));
    }

    private Object bean(Class<?> type) throws ReflectiveOperationException {
        if (!beans.containsKey(type)) {
            beans.put(type, make(factory(type)));
        }
        return beans.get(type);
    }

    private Method factory(Class<?> type) {
        return Stream.of(configuration.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Bean.class) && method.getReturnType() == type)
                .findFirst()
                .orElseThrow();
    }

    private Object make(Method factory) throws ReflectiveOperationException {
        Parameter[] parameters = factory.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = bean(parameters[i].getType());
        }
        Object made = factory.invoke(configuration, arguments);
        Bean bean = factory.getAnnotation(Bean.class);
        if (!bean.initMethod().isEmpty()) {
            made.getClass().getMethod(bean.initMethod()).invoke(made);
        }
        endings.push(new Ending(made, made.getClass().getMethod(bean.destroyMethod())));
        return made;
    }

    @Override
    public void close() throws ReflectiveOperationException {
        for (Ending ending : endings) {
            ending.method().invoke(ending.bean());
        }
    }
}
