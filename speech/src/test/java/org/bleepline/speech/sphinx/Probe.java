package org.bleepline.speech.sphinx;
import java.nio.file.*; import java.util.*; import org.bleepline.core.speech.*; import org.bleepline.core.transcript.*;
public class Probe {
  public static void main(String[] a) throws Exception {
    try (SphinxEngine e = SphinxEngine.of(SphinxAccuracy.valueOf(a[0]), Integer.parseInt(a[1]))) {
      for (int i = 2; i < a.length; i++) {
        long t=System.nanoTime();
        javax.sound.sampled.AudioInputStream in = javax.sound.sampled.AudioSystem.getAudioInputStream(Path.of(a[i]).toFile());
        int ch=in.getFormat().getChannels();
        PcmSource s = new PcmSource() {
          public int sampleRateHz(){return 16000;} public int channelCount(){return ch;}
          public int read(short[] b){ try { byte[] x=in.readNBytes(b.length*2); if(x.length==0) return -1; for(int k=0;k<x.length/2;k++) b[k]=(short)((x[2*k]&255)|(x[2*k+1]<<8)); return x.length/2/ch;} catch(Exception ex){throw new RuntimeException(ex);} }
          public void close(){} };
        List<Word> w = e.transcribe(s, new SpeechRequest("en"), SpeechMonitor.none());
        System.out.println(a[i]+" "+(System.nanoTime()-t)/1000000+" ms");
        for (Utterance u : Transcript.ofWords("en", w.stream().map(x->x.withSpeaker(""+(x.channel()+1))).toList()).utterances()) { Transcript tr=Transcript.ofWords("en", w.stream().map(x->x.withSpeaker(""+(x.channel()+1))).toList()); System.out.println("  "+u.speaker()+": "+tr.text(u)); }
      }
    }
  }
}
