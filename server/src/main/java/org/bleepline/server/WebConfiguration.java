package org.bleepline.server;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.bleepline.server.keys.ApiKeys;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.keys.RateLimit;
import org.bleepline.server.operations.HealthController;
import org.bleepline.server.operations.MetricsController;
import org.bleepline.server.operations.RequestMeter;
import org.bleepline.server.redactedaudio.RedactedAudioController;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.textredaction.TextRedactionController;
import org.bleepline.server.transcript.ListController;
import org.bleepline.server.transcript.TranscriptController;
import org.bleepline.server.upload.UploadController;
import org.bleepline.server.views.ReportController;
import org.bleepline.server.views.ViewController;
import org.bleepline.server.web.CrossOriginFilter;
import org.bleepline.server.web.ErrorAdvice;
import org.bleepline.server.web.Json;
import org.bleepline.server.web.JsonErrorValve;
import org.bleepline.server.web.UnreadBodyFilter;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The HTTP side: routes, filters, Tomcat. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({
    UploadController.class,
    TranscriptController.class,
    ListController.class,
    ViewController.class,
    ReportController.class,
    RedactedAudioController.class,
    TextRedactionController.class,
    HealthController.class,
    MetricsController.class,
    ErrorAdvice.class
})
class WebConfiguration implements WebMvcConfigurer {
    /** Between two packets of a request; whoever is slower holds a connection open for nothing. */
    private static final int SILENCE_MILLIS = 20_000;

    private static final int MAX_HEADER_BYTES = 32 << 10;

    /** Where there are no virtual threads: a slow client holds one while it sends. */
    private static final int MAX_THREADS = 800;

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(Json.mapper()));
    }

    /** Some clients ask for odd types; everything is JSON all the same. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(ServerSettings settings) {
        return factory -> {
            factory.setPort(settings.port());
            factory.setAddress(address(settings.host()));
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("connectionTimeout", Integer.toString(SILENCE_MILLIS));
                connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(MAX_HEADER_BYTES));
                connector.setProperty("maxThreads", Integer.toString(MAX_THREADS));
                connector.setProperty(UnreadBodyFilter.KEEPS_READING, "0");
                connector.setXpoweredBy(false);
            });
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(JsonErrorValve.class.getName()));
        };
    }

    @Bean
    FilterRegistrationBean<Filter> requestMeter(MeterRegistry meters) {
        return filter(new RequestMeter(meters), 1);
    }

    @Bean
    FilterRegistrationBean<Filter> unreadBodies() {
        return filter(new UnreadBodyFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> crossOrigin() {
        return filter(new CrossOriginFilter(), 2);
    }

    @Bean
    FilterRegistrationBean<Filter> keys(ApiKeys keys, ServerSettings settings, Clock clock) {
        RateLimit limit =
                new RateLimit(settings.rate().requests(), settings.rate().per(), clock);
        return filter(new KeyFilter(keys, limit), 3);
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "bleepline.host is '" + host + "', which is no address of this machine", e);
        }
    }
}
